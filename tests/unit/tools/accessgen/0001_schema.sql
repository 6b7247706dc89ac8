CREATE TABLE posts (
  la int NOT NULL,
  id id NOT NULL,
  person int NOT NULL,
  role text NOT NULL,
  PRIMARY KEY (la, id)
);

-- @personal
CREATE TABLE cases (
  la int NOT NULL,
  id id NOT NULL,
  child int NOT NULL,
  PRIMARY KEY (la, id)
);

-- @personal
CREATE TABLE notes (
  la int NOT NULL,
  id id NOT NULL,
  case_id int NOT NULL,
  secret text,
  PRIMARY KEY (la, id)
);
