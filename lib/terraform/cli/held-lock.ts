/** Who holds a state's lock, as Terraform tells it. */
export type HeldLock = {
  readonly id: string;
  /** `user@host`. */
  readonly who: string;
  /** `OperationTypeApply`, … */
  readonly operation: string;
  /** As Terraform writes it, in UTC. */
  readonly since: string;
};

const SUMMARY = 'Error acquiring the state lock';
const NAMES = { ID: 'id', Who: 'who', Operation: 'operation', Created: 'since' } as const;

/**
 * The holder in the words of an error about the lock; undefined for any other error, and where a backend does not say.
 * @see https://developer.hashicorp.com/terraform/language/state/locking
 */
export function heldLock(summary: string, detail: string): HeldLock | undefined {
  if (summary !== SUMMARY) return undefined;
  const found = { id: '', who: '', operation: '', since: '' };
  for (const line of detail.split('\n')) {
    const at = line.indexOf(':');
    const name = line.slice(0, Math.max(0, at)).trim();
    if (Object.hasOwn(NAMES, name)) found[NAMES[name as keyof typeof NAMES]] = line.slice(at + 1).trim();
  }
  return found.id === '' ? undefined : found;
}

/** What somebody does who meets the lock. */
export const lockWords = ({ id, who, operation, since }: HeldLock): string =>
  `the state is locked by ${who || 'somebody'} since ${since} (${operation}, lock ${id}). Wait until that ends and request again; if nobody is at it any more, terraform force-unlock ${id} releases it.`;
