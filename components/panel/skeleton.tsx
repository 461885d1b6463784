import { ReadingFor } from './reading-for.tsx';

/** Stands where a panel will be, as tall as it, and says what is being read. */
export function PanelSkeleton({
  title,
  height,
  call,
}: {
  readonly title: string;
  readonly height: 'chart' | 'page';
  /** The AWS call that is waited for, `service:Operation`. */
  readonly call: string;
}) {
  return (
    <section aria-busy="true" aria-label={title} className="panel">
      <div className="section-head">
        <span className="font-semibold">{title}</span>
        <span className="ml-auto text-label text-t3">
          <ReadingFor call={call} />
        </span>
      </div>
      <div className={`grid gap-3 p-5 ${height === 'page' ? 'min-h-[60vh]' : 'min-h-64'}`} aria-hidden="true">
        <div className="skeleton h-4 w-1/3" />
        <div className="skeleton min-h-24 w-full" />
        <div className="skeleton h-4 w-2/3" />
      </div>
    </section>
  );
}
