/** An approval's mark: a double frame with 承, given; a dashed frame, waited for; grey initials, may not. */
export function Seal({
  kind,
  initials,
}: {
  readonly kind: 'approved' | 'waiting' | 'barred';
  readonly initials?: string;
}) {
  if (kind === 'approved') {
    return (
      <span className="seal seal-approved" aria-hidden="true" lang="ja">
        承
      </span>
    );
  }
  return (
    <span className={`seal ${kind === 'waiting' ? 'seal-waiting' : 'seal-barred'}`} aria-hidden="true">
      {kind === 'barred' ? initials : ''}
    </span>
  );
}
