/** A system by its name, after its group where it has one. */
export function SystemName({
  system,
  group,
}: {
  readonly system: string;
  readonly group?: string | undefined;
}) {
  return (
    <>
      {group !== undefined && <span className="font-normal text-t3">{group}/</span>}
      {system}
    </>
  );
}
