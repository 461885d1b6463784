CREATE TABLE "glass_breaks" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"content" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamptz(3) NOT NULL,
	"why" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "line_stops" (
	"id" text PRIMARY KEY NOT NULL,
	"why" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamptz(3) NOT NULL,
	"ended_by" text,
	"ended_at" timestamptz(3),
	"ended_why" text
);
--> statement-breakpoint
ALTER TABLE "glass_breaks" ADD CONSTRAINT "glass_breaks_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "glass_breaks_run" ON "glass_breaks" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "line_stops_at" ON "line_stops" USING btree ("at");