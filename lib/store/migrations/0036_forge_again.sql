CREATE TABLE "forge_again" (
	"repository" text NOT NULL,
	"commit" text NOT NULL,
	"wanted_at" timestamptz(3) NOT NULL,
	CONSTRAINT "forge_again_repository_commit_pk" PRIMARY KEY("repository","commit")
);
