SELECT name FROM schools;
