ALTER TABLE "health_samples" ADD COLUMN "changed_from" text;--> statement-breakpoint
ALTER TABLE "readings" ADD COLUMN "state" text GENERATED ALWAYS AS (reading->>'state') STORED;--> statement-breakpoint
ALTER TABLE "readings" ADD COLUMN "shown_as_of" bigint GENERATED ALWAYS AS (coalesce(reading->>'asOf', reading#>>'{last,asOf}')::bigint) STORED;--> statement-breakpoint
ALTER TABLE "readings" ADD COLUMN "fresh_for" bigint GENERATED ALWAYS AS ((reading->>'freshFor')::bigint) STORED;--> statement-breakpoint
ALTER TABLE "readings" ADD COLUMN "verdict" text GENERATED ALWAYS AS (reading#>>'{value,verdict}') STORED;--> statement-breakpoint
ALTER TABLE "readings" ADD COLUMN "firing" integer GENERATED ALWAYS AS (jsonb_array_length(jsonb_path_query_array(reading, '$.value[*] ? (@.state == "ALARM")'))) STORED;--> statement-breakpoint
ALTER TABLE "readings" ADD COLUMN "forecast_usd" double precision GENERATED ALWAYS AS ((reading#>>'{value,estimate,forecast}')::double precision) STORED;--> statement-breakpoint
CREATE INDEX "health_samples_changes" ON "health_samples" USING btree ("at") WHERE changed_from is not null;