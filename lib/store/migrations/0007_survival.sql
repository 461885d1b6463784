CREATE TABLE "aws_sightings" (
	"run_id" text PRIMARY KEY NOT NULL,
	"sighting" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stack_operations" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"operation" text NOT NULL,
	"skip" jsonb NOT NULL,
	"requested_by" text NOT NULL,
	"requested_at" timestamptz(3) NOT NULL,
	"taken_at" timestamptz(3),
	"failure" text
);
--> statement-breakpoint
ALTER TABLE "aws_sightings" ADD CONSTRAINT "aws_sightings_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stack_operations" ADD CONSTRAINT "stack_operations_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stack_operations_run" ON "stack_operations" USING btree ("run_id","requested_at");