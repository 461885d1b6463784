CREATE TABLE "release_watches" (
	"run_id" text PRIMARY KEY NOT NULL,
	"watch" jsonb,
	"way_back" jsonb
);
--> statement-breakpoint
ALTER TABLE "release_watches" ADD CONSTRAINT "release_watches_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;