import { PlainText } from '#components/ui/plain-text.tsx';

type Props = {
  readonly title: string;
  readonly rows: readonly (readonly [name: string, value: string])[];
};

/** Named values under a small heading; nothing at all where there are none. */
export function Facts({ title, rows }: Props) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h4 className="text-label text-t3">{title}</h4>
      <dl className="dg-facts">
        {rows.map(([name, value]) => (
          <div key={`${name} ${value}`}>
            <dt>
              <PlainText text={name} />
            </dt>
            <dd>
              <PlainText text={value} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
