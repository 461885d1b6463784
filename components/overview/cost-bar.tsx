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
  const percent = (value: number) => `${((value / full) * 100).toFixed(1)}%`;
  return (
    <svg className="cost-bar" aria-hidden="true">
      <rect
        className="forecast"
        x={percent(monthToDate)}
        width={percent(Math.max(0, forecast - monthToDate))}
      />
      <rect width={percent(monthToDate)} />
      {budgetUsd !== undefined && (
        <line
          x1={percent(budgetUsd)}
          x2={percent(budgetUsd)}
          y2="10"
          {...(forecast > budgetUsd ? { className: 'over' } : {})}
        />
      )}
    </svg>
  );
}
