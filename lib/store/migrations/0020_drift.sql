CREATE TABLE "drift_checks" (
	"environment" text NOT NULL,
	"component" text NOT NULL,
	"tried_at" timestamptz(3) NOT NULL,
	"checked_at" timestamptz(3),
	"commit" text,
	"resources" jsonb NOT NULL,
	"failure" text,
	CONSTRAINT "drift_checks_environment_component_pk" PRIMARY KEY("environment","component")
);
