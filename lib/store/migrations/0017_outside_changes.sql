CREATE TABLE "outside_changes" (
	"environment" text NOT NULL,
	"kind" text NOT NULL,
	"thing" text NOT NULL,
	"at" timestamptz(3) NOT NULL,
	"found_at" timestamptz(3) NOT NULL,
	"resource" text,
	"who" text,
	"event" text,
	"unnamed" text,
	"commit" text,
	"link" text,
	CONSTRAINT "outside_changes_environment_kind_thing_at_pk" PRIMARY KEY("environment","kind","thing","at")
);
--> statement-breakpoint
CREATE INDEX "outside_changes_newest" ON "outside_changes" USING btree ("environment","at");