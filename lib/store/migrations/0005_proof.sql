CREATE TABLE "audit_anchors" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"at" timestamptz(3) NOT NULL,
	"key" text NOT NULL,
	"signature" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "key_enrollments" (
	"code" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"challenge" text NOT NULL,
	"expires_at" timestamptz(3) NOT NULL,
	"made" jsonb
);
--> statement-breakpoint
CREATE TABLE "passkey_uses" (
	"seq" bigserial NOT NULL,
	"credential" text NOT NULL,
	"signature" text NOT NULL,
	"counter" bigint NOT NULL,
	"seen_at" timestamptz(3) NOT NULL,
	CONSTRAINT "passkey_uses_credential_signature_pk" PRIMARY KEY("credential","signature")
);
--> statement-breakpoint
DROP INDEX "approvals_once";--> statement-breakpoint
ALTER TABLE "deployments" ADD COLUMN "proof" text;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "signature" text;--> statement-breakpoint
CREATE INDEX "key_enrollments_expires" ON "key_enrollments" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "audit_target" ON "audit" USING btree ("target","action","actor");--> statement-breakpoint
CREATE INDEX "approvals_run" ON "approvals" USING btree ("run_id");--> statement-breakpoint
-- What web's commands do to a run, and nothing else: "succeeded" opens the way to the next environment.
CREATE FUNCTION runs_by_web() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF current_user <> 'yagura_web' THEN RETURN NEW; END IF;
	IF TG_OP = 'INSERT' AND NEW.state = 'requested' AND NEW.fence = 0
		AND NEW.step IS NULL AND NEW.failure IS NULL AND NEW.finished_at IS NULL
	THEN RETURN NEW; END IF;
	IF TG_OP = 'UPDATE' AND (
		NEW.state = OLD.state
		OR (OLD.state = 'awaiting-approval' AND NEW.state IN ('approved', 'rejected'))
		OR NEW.state IN ('cancelled', 'superseded')
		OR (OLD.state = 'needs-attention' AND NEW.state IN ('succeeded', 'failed', 'rolled-back'))
	) THEN RETURN NEW; END IF;
	RAISE EXCEPTION 'web may not write a run that is %', NEW.state USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER runs_by_web BEFORE INSERT OR UPDATE ON "runs" FOR EACH ROW EXECUTE FUNCTION runs_by_web();
