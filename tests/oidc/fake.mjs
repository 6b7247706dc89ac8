// An identity provider that answers wrongly in one way per issuer path: /MODE.
// It signs anybody in without asking.  Prints its address, then serves until it is ended.
import http from "node:http";
import { createHash, generateKeyPairSync, sign, randomBytes } from "node:crypto";

const keys = { old: generateKeyPairSync("rsa", { modulusLength: 2048 }),
  fresh: generateKeyPairSync("rsa", { modulusLength: 2048 }),
  stranger: generateKeyPairSync("rsa", { modulusLength: 2048 }) };
const codes = new Map();
let rotated = false;
let keyRequests = 0;

const b64 = (x) => Buffer.from(typeof x === "string" ? x : JSON.stringify(x)).toString("base64url");
const jwk = (kid, pair) => ({ ...pair.publicKey.export({ format: "jwk" }), kid, use: "sig", alg: "RS256" });

function idToken(mode, issuer, nonce) {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer, aud: "waymark", sub: "fake-1", iat: now, exp: now + 300, nonce,
    auth_time: now, given_name: "Ada", family_name: "Officer", groups: ["send-officers"], amr: ["pwd", "otp"] };
  const header = { alg: "RS256", kid: mode === "rotated-key" || rotated ? "fresh" : "old" };
  let pair = header.kid === "fresh" ? keys.fresh : keys.old;
  switch (mode) {
  case "token-issuer": claims.iss = "https://evil.example"; break;
  case "token-audience": claims.aud = "other"; break;
  case "token-nonce": claims.nonce = "replayed"; break;
  case "token-expired": claims.exp = now - 3600; claims.iat = now - 7200; break;
  case "token-signature": pair = keys.stranger; break;
  case "token-unknown-key": header.kid = "nobody"; break;
  case "token-none": return `${b64({ alg: "none" })}.${b64(claims)}.`;
  case "token-old-sign-in": claims.auth_time = now - 3600; break;
  }
  const said = `${b64(header)}.${b64(claims)}`;
  return `${said}.${sign("RSA-SHA256", Buffer.from(said), pair.privateKey).toString("base64url")}`;
}

function send(res, status, body, headers = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  res.writeHead(status, { "content-type": "application/json", ...headers });
  res.end(text);
}

function discovery(res, mode, issuer) {
  const doc = { issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`, response_types_supported: ["code"], code_challenge_methods_supported: ["S256"],
    token_endpoint_auth_methods_supported: ["client_secret_basic"], authorization_response_iss_parameter_supported: true };
  switch (mode) {
  case "discovery-issuer": doc.issuer = "https://evil.example"; break;
  case "discovery-huge": return send(res, 200, { ...doc, filler: "x".repeat(400000) });
  case "discovery-redirect": return send(res, 302, "", { location: `${issuer.replace(mode, "good")}/.well-known/openid-configuration` });
  case "discovery-text": return send(res, 200, "<html>");
  case "discovery-500": return send(res, 500, doc);
  case "discovery-cut": res.writeHead(200, { "content-length": "5000" }); res.write("{"); return res.destroy();
  }
  send(res, 200, doc);
}

function authorize(res, mode, issuer, url) {
  const q = url.searchParams;
  const code = randomBytes(12).toString("hex");
  const back = new URL(q.get("redirect_uri"));
  codes.set(code, { nonce: q.get("nonce"), challenge: q.get("code_challenge") });
  back.searchParams.set("state", mode === "answer-state" ? "f".repeat(64) : q.get("state"));
  if (mode !== "answer-no-issuer") back.searchParams.set("iss", mode === "answer-issuer" ? "https://evil.example" : issuer);
  if (mode === "answer-error") back.searchParams.set("error", "access_denied");
  else if (mode !== "answer-no-code") back.searchParams.set("code", mode === "answer-wrong-code" ? "wrong" : code);
  res.writeHead(302, { location: back.href });
  res.end();
}

function token(res, mode, issuer, form, authorization) {
  const known = codes.get(form.get("code"));
  const challenge = createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url");
  codes.delete(form.get("code"));
  if (!known || known.challenge !== challenge || authorization !== `Basic ${Buffer.from("waymark:s%26cret").toString("base64")}`)
    return send(res, 400, { error: "invalid_grant" });
  switch (mode) {
  case "answer-text": return send(res, 200, "sorry");
  case "answer-500": return send(res, 500, "{}");
  case "answer-huge": return send(res, 200, { id_token: "x".repeat(400000), token_type: "Bearer" });
  case "answer-redirect": return send(res, 307, "", { location: `${issuer}/token2` });
  case "answer-no-token": return send(res, 200, { access_token: "a", token_type: "Bearer" });
  case "answer-type": return send(res, 200, { id_token: idToken("good", issuer, known.nonce), access_token: "a", token_type: "mac" });
  }
  send(res, 200, { id_token: idToken(mode, issuer, known.nonce), access_token: "a", token_type: "Bearer" });
}

const server = http.createServer((req, res) => {
  const url = new URL(req.url, base);
  const [, mode, ...rest] = url.pathname.split("/");
  const issuer = `${base}/${mode}`;
  let body = "";
  req.on("data", (d) => { body += d; });
  req.on("end", () => {
    switch (rest.join("/")) {
    case ".well-known/openid-configuration": return discovery(res, mode, issuer);
    case "keys":
      keyRequests++;
      if (mode === "keys-text") return send(res, 200, "[]");
      if (mode === "rotated-key" && keyRequests > 1) return send(res, 200, { keys: [jwk("fresh", keys.fresh)] });
      return send(res, 200, { keys: [jwk("old", keys.old)] });
    case "key-requests": return send(res, 200, String(keyRequests));
    case "forget": keyRequests = 0; return send(res, 200, "{}");
    case "authorize": return authorize(res, mode, issuer, url);
    case "token": return token(res, mode, issuer, new URLSearchParams(body), req.headers.authorization);
    default: return send(res, 404, "{}");
    }
  });
});

let base = "";
server.listen(0, "127.0.0.1", () => {
  base = `http://127.0.0.1:${server.address().port}`;
  console.log(base);
});
