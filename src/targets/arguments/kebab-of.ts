/** A name in kebab case: `toEmail`, `to_email` and `to.email` are all `to-email`. */
export function kebabOf(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').replace(/[\s_.-]+/g, '-').toLowerCase();
}
