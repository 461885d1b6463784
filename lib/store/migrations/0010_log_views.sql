CREATE TABLE "insights_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"environment" text NOT NULL,
	"by" text NOT NULL,
	"name" text,
	"query" text NOT NULL,
	"groups" jsonb NOT NULL,
	"from" timestamptz(3) NOT NULL,
	"to" timestamptz(3) NOT NULL,
	"started_at" timestamptz(3) NOT NULL,
	"state" text NOT NULL,
	"scanned" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "log_views" (
	"id" text PRIMARY KEY NOT NULL,
	"environment" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"owner" text NOT NULL,
	"reach" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE INDEX "insights_runs_of" ON "insights_runs" USING btree ("environment","started_at");--> statement-breakpoint
CREATE INDEX "log_views_of" ON "log_views" USING btree ("environment","kind");