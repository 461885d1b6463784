-- What had two lanes of fixed shape has components; every run that was is one of the two that there were.
DROP INDEX "runs_lane";--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "repository" text;--> statement-breakpoint
UPDATE "deployments" SET "repository" = 'main';--> statement-breakpoint
ALTER TABLE "deployments" ALTER COLUMN "repository" SET DEFAULT 'main';--> statement-breakpoint
ALTER TABLE "deployments" ALTER COLUMN "repository" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "component" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "tool" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "position" integer;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "needs" jsonb;--> statement-breakpoint
UPDATE "runs" SET
  "component" = "lane",
  "tool" = CASE "lane" WHEN 'infrastructure' THEN 'terraform' ELSE 'sam' END,
  "position" = CASE WHEN "lane" = 'application' AND EXISTS (
    SELECT 1 FROM "runs" AS "other"
    WHERE "other"."deployment_id" = "runs"."deployment_id" AND "other"."lane" = 'infrastructure'
  ) THEN 1 ELSE 0 END,
  "needs" = CASE WHEN "lane" = 'application' AND EXISTS (
    SELECT 1 FROM "runs" AS "other"
    WHERE "other"."deployment_id" = "runs"."deployment_id" AND "other"."lane" = 'infrastructure'
  ) THEN '["infrastructure"]'::jsonb ELSE '[]'::jsonb END;--> statement-breakpoint
-- A web of before may still write while it is replaced: its runs are one of the two as well.
CREATE FUNCTION runs_of_lanes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.component := coalesce(NEW.component, NEW.lane);
	NEW.tool := coalesce(NEW.tool, CASE NEW.lane WHEN 'infrastructure' THEN 'terraform' ELSE 'sam' END);
	NEW.position := coalesce(NEW.position, CASE NEW.lane WHEN 'infrastructure' THEN 0 ELSE 1 END);
	NEW.needs := coalesce(NEW.needs, CASE NEW.lane WHEN 'infrastructure' THEN '[]'::jsonb ELSE '["infrastructure"]'::jsonb END);
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER runs_of_lanes BEFORE INSERT ON "runs" FOR EACH ROW EXECUTE FUNCTION runs_of_lanes();--> statement-breakpoint
ALTER TABLE "runs" ALTER COLUMN "component" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ALTER COLUMN "tool" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ALTER COLUMN "position" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ALTER COLUMN "needs" SET NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "runs_component" ON "runs" USING btree ("deployment_id","component");
