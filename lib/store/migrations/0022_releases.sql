CREATE TABLE "releases" (
	"number" serial PRIMARY KEY NOT NULL,
	"system" text NOT NULL,
	"component" text NOT NULL,
	"repository" text NOT NULL,
	"commit" text NOT NULL,
	"recipe" text NOT NULL,
	"artifacts" jsonb NOT NULL,
	"built_at" timestamptz(3) NOT NULL,
	"built_by" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "origin" jsonb;--> statement-breakpoint
CREATE UNIQUE INDEX "releases_built" ON "releases" USING btree ("system","component","commit","recipe");