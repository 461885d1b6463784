import type { ReactNode } from 'react';

/** One of the figures side by side: what it is, where it is from, how old. */
export function Figure(props: {
  readonly title: string;
  readonly source: ReactNode;
  readonly age?: ReactNode;
  readonly hatched?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section
      aria-label={props.title}
      className={`px-5 py-3 max-tablet:px-4 ${props.hatched ? 'forecast-hatch' : ''}`}
    >
      <div className="flex flex-wrap items-baseline gap-x-2">
        <h2 className="font-semibold">{props.title}</h2>
        <span className="ml-auto">{props.age}</span>
      </div>
      <p className="text-second text-t3">{props.source}</p>
      {props.children}
    </section>
  );
}
