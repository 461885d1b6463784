CREATE TABLE "repository_refs" (
	"repository" text PRIMARY KEY NOT NULL,
	"reading" jsonb NOT NULL,
	"asked_at" timestamptz(3) NOT NULL
);
