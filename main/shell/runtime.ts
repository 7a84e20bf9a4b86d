/** The oldest Node whose Node-API the database driver works with. */
const OLDEST = [22, 14] as const;

/** Whether a Node of this version can run the hub. @param version as in `process.versions.node` */
export function runsHubItself(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
