/** What one sign-in holds on to between leaving for the provider and coming back. */
export type Flow = {
  /** Unguessable; comes back in the address. */
  readonly state: string;
  /** Comes back inside the ID token. */
  readonly nonce: string;
  /** Proves to the token endpoint that the same party asks (PKCE, RFC 7636). */
  readonly verifier: string;
  /** Where the provider sends the browser. */
  readonly redirectUri: string;
  /** The person must prove anew who they are, whoever the provider remembers. */
  readonly fresh: boolean;
};

/** Who somebody is, as a provider proved it. */
export type ProvenPerson = {
  /** With `subject` the person's key, for ever. */
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly email: string | undefined;
  readonly emailVerified: boolean;
  readonly groups: readonly string[];
  /** When they proved it, epoch milliseconds; absent where the provider does not say. */
  readonly authenticatedAt?: number;
  /** Tells the provider at sign-out who leaves. */
  readonly idToken?: string;
};

/** One identity provider. Failures are thrown as `SignInFailed`. */
export type WayIn = {
  readonly id: 'oidc' | 'github';
  /** On the button. */
  readonly name: string | undefined;
  readonly authorizationUrl: (flow: Flow) => Promise<URL>;
  /** @param answer the query of the address that the browser came back to */
  readonly identify: (answer: URLSearchParams, flow: Flow) => Promise<ProvenPerson>;
  /** Where the browser goes to be signed out there too. @returns undefined when the provider offers nothing */
  readonly signOutUrl: (idToken: string | undefined, back: URL) => Promise<URL | undefined>;
};
