import type { Instant } from '../time.ts';

/** A signature as it is kept beside what it proves; strings are base64url but for the armoured SSH one. */
export type Proof = {
  /** `at` of the text that was signed. */
  readonly at: Instant;
} & (
  | {
      readonly kind: 'passkey';
      readonly credential: string;
      readonly clientDataJSON: string;
      readonly authenticatorData: string;
      readonly signature: string;
    }
  | { readonly kind: 'ssh'; readonly signature: string }
);

/** Whom a good signature names. */
export type Signer = {
  readonly person: string;
  readonly kind: Proof['kind'];
  readonly at: Instant;
  /** What tells this key from the person's others. */
  readonly key: string;
  /** Of a passkey that counts its uses; 0 where it does not. */
  readonly counter: number;
};

/** What a browser or `ssh-keygen` gets to sign. */
export type ToSign = {
  readonly text: string;
  /** SHA-256 of the text, base64url. */
  readonly challenge: string;
  readonly relyingParty: string;
  /** Passkeys of the person, base64url. */
  readonly credentials: readonly string[];
  readonly at: Instant;
};
