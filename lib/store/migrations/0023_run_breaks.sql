CREATE TABLE "run_breaks" (
	"run_id" text PRIMARY KEY NOT NULL,
	"environment" text NOT NULL,
	"at" timestamptz(3) NOT NULL,
	"verdict" text NOT NULL,
	"recovered_at" timestamptz(3),
	"recovered_by" integer
);
--> statement-breakpoint
ALTER TABLE "run_breaks" ADD CONSTRAINT "run_breaks_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;
