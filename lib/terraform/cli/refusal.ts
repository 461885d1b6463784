/** Something that Terraform would run, load or read and that is not of the commit. */
export type Refusal = { readonly file: string; readonly line: number; readonly what: string };
