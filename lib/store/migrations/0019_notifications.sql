CREATE TABLE "deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"happening_id" text NOT NULL,
	"receiver" text NOT NULL,
	"state" text NOT NULL,
	"tries" integer NOT NULL,
	"next_at" timestamptz(3) NOT NULL,
	"held_until" timestamptz(3),
	"sent_at" timestamptz(3),
	"failure" jsonb
);
--> statement-breakpoint
CREATE TABLE "happenings" (
	"id" text PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"state" text NOT NULL,
	"environment" text,
	"at" timestamptz(3) NOT NULL,
	"value" jsonb NOT NULL,
	"routed_at" timestamptz(3),
	"acknowledged_by" text,
	"acknowledged_at" timestamptz(3)
);
--> statement-breakpoint
CREATE TABLE "mutes" (
	"id" text PRIMARY KEY NOT NULL,
	"on" text NOT NULL,
	"until" timestamptz(3) NOT NULL,
	"by" text NOT NULL,
	"why" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_happening_id_happenings_id_fk" FOREIGN KEY ("happening_id") REFERENCES "public"."happenings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_waiting" ON "deliveries" USING btree ("receiver","next_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "deliveries_happening" ON "deliveries" USING btree ("happening_id");--> statement-breakpoint
CREATE INDEX "happenings_subject" ON "happenings" USING btree ("subject","at");--> statement-breakpoint
CREATE INDEX "happenings_at" ON "happenings" USING btree ("at");--> statement-breakpoint
CREATE INDEX "happenings_unrouted" ON "happenings" USING btree ("at") WHERE routed_at is null;