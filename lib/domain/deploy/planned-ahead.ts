/**
 * Of a plan that was made before what it needs is deployed: it is shown and agreed to, and never applied. Once they are
 * deployed it is planned again; the approvals count for that plan if it does what was shown, and else it is asked again.
 */
export type PlannedAhead = {
  /** Components of the same request that come first. */
  readonly after: readonly string[];
  /** What it takes from them that their plans change or only make. Empty: it needs no new output of theirs. */
  readonly awaits: readonly Awaited[];
  /** Whether its changes could be worked out. Where they could not, only the commit's template was agreed to. */
  readonly shown: boolean;
};

/** An input, and the output that it takes: `network.private_subnet_ids`. */
export type Awaited = { readonly input: string; readonly from: string };
