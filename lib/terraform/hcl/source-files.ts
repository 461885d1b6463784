/**
 * Files of a folder that its configuration is read from: `.tf`, and of OpenTofu `.tofu`, which takes the place of the `.tf` file of
 * the same name. Terraform refuses folders with `.tofu` files before it comes to this.
 * @see https://opentofu.org/docs/language/files/
 */
export const sourceFiles = (names: readonly string[]): readonly string[] =>
  names.filter(
    (name) =>
      name.endsWith('.tofu') ||
      (name.endsWith('.tf') && !names.includes(`${name.slice(0, -'.tf'.length)}.tofu`)),
  );
