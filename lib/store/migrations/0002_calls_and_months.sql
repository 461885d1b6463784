CREATE TABLE "cost_months" (
	"environment" text NOT NULL,
	"month" text NOT NULL,
	"as_of" timestamptz(3) NOT NULL,
	"reading" jsonb NOT NULL,
	CONSTRAINT "cost_months_environment_month_pk" PRIMARY KEY("environment","month")
);
--> statement-breakpoint
ALTER TABLE "api_calls" ADD COLUMN "purpose" text DEFAULT 'not-recorded' NOT NULL;--> statement-breakpoint
ALTER TABLE "api_calls" DROP CONSTRAINT "api_calls_minute_process_account_region_api_pk";--> statement-breakpoint
ALTER TABLE "api_calls" ADD CONSTRAINT "api_calls_minute_process_account_region_api_purpose_pk" PRIMARY KEY("minute","process","account","region","api","purpose");