-- One snapshot a component: what was kept belongs to the two that there were.
ALTER TABLE "snapshots" ADD COLUMN "source" text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE "snapshots" SET "source" = CASE "kind"
  WHEN 'terraform-state' THEN 'infrastructure'
  WHEN 'cloudformation' THEN 'application'
  ELSE '' END;--> statement-breakpoint
ALTER TABLE "snapshots" DROP CONSTRAINT "snapshots_environment_kind_pk";--> statement-breakpoint
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_environment_kind_source_pk" PRIMARY KEY("environment","kind","source");
