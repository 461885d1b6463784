import type { ForgeSettings } from '#lib/config/forge-schema.ts';
import type { ForgeName, ForgeNotice } from '#lib/domain/forge/pull.ts';

/** One header of a request, by its name in small letters. */
export type HeaderOf = (name: string) => string | null | undefined;

/** An event as far as it is understood; without a notice it is answered and passed over. */
export type HeardEvent = {
  readonly name: string;
  /** As the forge spells it. */
  readonly repository?: string;
  readonly notice?: ForgeNotice;
};

/** What differs between forges in what they send by themselves. */
export type Listener = {
  readonly forge: ForgeName;
  readonly settings: (
    forge: ForgeSettings,
  ) =>
    | { readonly webhookSecret: string; readonly repositories: Readonly<Record<string, string>> }
    | undefined;
  /** Whether whoever knows the secret has sent it; as long as it takes, whatever is wrong. */
  readonly isGenuine: (secret: string, header: HeaderOf, body: string) => Promise<boolean>;
  /** The forge's own id of this delivery: the same when it is sent again. */
  readonly delivery: (header: HeaderOf, body: string) => string | null | undefined;
  /** @throws z.ZodError where it is not what the forge has published */
  readonly read: (header: HeaderOf, payload: unknown) => HeardEvent;
};
