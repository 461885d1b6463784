CREATE TABLE "forge_events" (
	"id" text PRIMARY KEY NOT NULL,
	"event" text NOT NULL,
	"repository" text,
	"received_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "forge_posts" (
	"id" text PRIMARY KEY NOT NULL,
	"repository" text NOT NULL,
	"wanted" jsonb NOT NULL,
	"sent_digest" text,
	"wanted_digest" text NOT NULL,
	"remote" text,
	"state" text NOT NULL,
	"tries" integer NOT NULL,
	"fence" integer NOT NULL,
	"next_at" timestamptz(3) NOT NULL,
	"held_until" timestamptz(3),
	"sent_at" timestamptz(3),
	"failure" jsonb,
	"changed_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "forge_pulls" (
	"repository" text NOT NULL,
	"number" integer NOT NULL,
	"value" jsonb NOT NULL,
	"commits" text[] NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "forge_pulls_repository_number_pk" PRIMARY KEY("repository","number")
);
--> statement-breakpoint
CREATE TABLE "forge_seen" (
	"deployment_id" text PRIMARY KEY NOT NULL,
	"seen" text NOT NULL,
	"at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "repository_wishes" (
	"repository" text PRIMARY KEY NOT NULL,
	"wanted_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "counts" jsonb GENERATED ALWAYS AS (plan -> 'counts') STORED;--> statement-breakpoint
CREATE INDEX "forge_events_received" ON "forge_events" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "forge_posts_waiting" ON "forge_posts" USING btree ("repository","next_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "forge_posts_changed" ON "forge_posts" USING btree ("changed_at");--> statement-breakpoint
CREATE INDEX "forge_pulls_commits" ON "forge_pulls" USING gin ("commits");