CREATE TABLE "declared_places" (
	"environment" text NOT NULL,
	"component" text NOT NULL,
	"value" jsonb NOT NULL,
	"told_at" timestamptz(3) NOT NULL,
	CONSTRAINT "declared_places_environment_component_pk" PRIMARY KEY("environment","component")
);
