CREATE TABLE "favourites" (
	"person" text NOT NULL,
	"environment" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "favourites_person_environment_pk" PRIMARY KEY("person","environment")
);
--> statement-breakpoint
CREATE TABLE "list_views" (
	"id" text PRIMARY KEY NOT NULL,
	"list" text NOT NULL,
	"owner" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "list_views_of" ON "list_views" USING btree ("owner","list","name");