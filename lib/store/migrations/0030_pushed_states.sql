CREATE TABLE "pushed_states" (
	"environment" text NOT NULL,
	"name" text NOT NULL,
	"pushed_at" timestamptz(3) NOT NULL,
	"who" text NOT NULL,
	"token" text,
	"terraform_version" text NOT NULL,
	"digest" text NOT NULL,
	"value" jsonb NOT NULL,
	CONSTRAINT "pushed_states_environment_name_pk" PRIMARY KEY("environment","name")
);
