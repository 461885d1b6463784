/** Month to date solid, the rest of the forecast hatched, the budget a tick; `full` is the scale's right end. */
export function CostBar(props: {
  readonly monthToDate: number;
  readonly forecast: number;
  readonly budgetUsd: number | undefined;
  readonly full?: number;
}) {
  const { monthToDate, forecast, budgetUsd } = props;
  // A little air on the right, so that a tick at the end is seen whole.
  const full = (props.full ?? Math.max(forecast, budgetUsd ?? 0, monthToDate)) * 1.04 || 1;
  const percent = (value: number) => `${((value / full) * 100).toFixed(2)}%`;
  return (
    <svg width="100%" height="10" aria-hidden="true" className="my-0.5 block">
      <line x1="0" x2="100%" y1="7.5" y2="7.5" stroke="var(--line2)" />
      <rect
        x={percent(monthToDate)}
        width={percent(Math.max(0, forecast - monthToDate))}
        y="3"
        height="5"
        fill="url(#hatch-fine)"
      />
      <rect x="0" width={percent(monthToDate)} y="3" height="5" fill="var(--t2)" />
      {budgetUsd !== undefined && (
        <line
          x1={percent(budgetUsd)}
          x2={percent(budgetUsd)}
          y1="0"
          y2="10"
          stroke={forecast > budgetUsd ? 'var(--degraded)' : 'var(--t1)'}
          strokeWidth="2"
        />
      )}
    </svg>
  );
}
