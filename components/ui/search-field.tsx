import { Search } from 'lucide-react';

/** A search that lives in the address: a plain GET form. */
export function SearchField(props: {
  readonly name: string;
  readonly value: string;
  readonly label: string;
}) {
  return (
    <search>
      <form method="get" className="inline-flex items-center gap-1.5">
        <Search size={13} className="text-t3" aria-hidden="true" />
        <input
          type="search"
          name={props.name}
          defaultValue={props.value}
          aria-label={props.label}
          placeholder={props.label}
          className="field w-56"
        />
      </form>
    </search>
  );
}
