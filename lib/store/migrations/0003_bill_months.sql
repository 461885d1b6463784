CREATE TABLE "bill_months" (
	"environment" text NOT NULL,
	"month" text NOT NULL,
	"as_of" timestamptz(3) NOT NULL,
	"tags" jsonb NOT NULL,
	"bill" jsonb NOT NULL,
	CONSTRAINT "bill_months_environment_month_pk" PRIMARY KEY("environment","month")
);
