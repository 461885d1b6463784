/**
 * What we read of one change of DescribeChangeSet.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
 */
export type ChangeSetEntry = {
  readonly ResourceChange?:
    | {
        readonly Action?: string | undefined;
        /** What becomes of what is there: `Retain`, `Delete`, `Snapshot`, `ReplaceAndRetain` … */
        readonly PolicyAction?: string | undefined;
        readonly PhysicalResourceId?: string | undefined;
        readonly LogicalResourceId?: string | undefined;
        readonly ResourceType?: string | undefined;
        readonly Replacement?: string | undefined;
        readonly Details?: readonly ChangeSetDetail[] | undefined;
      }
    | undefined;
};
export type ChangeSetDetail = {
  /** `Dynamic` where the value is only worked out while it is deployed. */
  readonly Evaluation?: string | undefined;
  readonly ChangeSource?: string | undefined;
  /** What its value comes from: a logical id, or `Id.Attribute`. */
  readonly CausingEntity?: string | undefined;
  readonly Target?:
    | {
        readonly Attribute?: string | undefined;
        readonly Name?: string | undefined;
        readonly RequiresRecreation?: string | undefined;
      }
    | undefined;
};
