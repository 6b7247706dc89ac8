// A real provider (oidc-provider) on loopback for the tests.  Its login page is replaced by
// one that signs "ada" in at once.  POST /rotate gives it a new signing key.
// Prints its address, then serves until it is ended.
import http from "node:http";
import { generateKeyPairSync } from "node:crypto";
import { Provider } from "oidc-provider";

let serial = 0;
const newKey = () => ({ ...generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" }),
  kid: `key-${++serial}`, use: "sig", alg: "RS256" });

const configuration = (redirect, key) => ({
  clients: [{ client_id: "waymark", client_secret: "s&cret", redirect_uris: [redirect],
    grant_types: ["authorization_code"], response_types: ["code"], token_endpoint_auth_method: "client_secret_basic" }],
  jwks: { keys: [key] },
  cookies: { keys: ["only for tests"] },
  claims: { openid: ["sub", "groups", "amr"], profile: ["given_name", "family_name"] },
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: false } },
  pkce: { required: () => true, methods: ["S256"] },
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  ttl: { Interaction: 600, Session: 3600, Grant: 3600, IdToken: 300, AccessToken: 300, AuthorizationCode: 60 },
  async findAccount(_ctx, sub) {
    return { accountId: sub, claims: async () => ({ sub, given_name: "Ada", family_name: "Officer", groups: ["send-officers"] }) };
  },
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope("openid profile");
    await grant.save();
    return grant;
  },
});

let base = "";
let provider;
const redirect = process.argv[2];
const restart = () => { provider = new Provider(base, configuration(redirect, newKey())); };

const server = http.createServer(async (req, res) => {
  if (req.method === "POST" && req.url === "/rotate") {
    restart();
    return res.end("{}");
  }
  if (req.url.startsWith("/interaction/"))
    return provider.interactionFinished(req, res, { login: { accountId: "ada", amr: ["pwd", "otp"] } });
  return provider.callback()(req, res);
});
server.listen(0, "127.0.0.1", () => {
  base = `http://127.0.0.1:${server.address().port}`;
  restart();
  console.log(base);
});
