/** package.json beside package-lock.json: what npm would refuse, block or fetch from elsewhere, as sentences. */

export interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
}

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Lockfile {
  readonly packages: Readonly<Record<string, Locked>>;
}

export const declared = ({ dependencies, devDependencies }: Manifest): Readonly<Record<string, string>> => ({
  ...dependencies,
  ...devDependencies,
});

/** Two machines must never install two versions. */
export function unpinned(manifest: Manifest): readonly string[] {
  const exact = /^\d+\.\d+\.\d+(?:-[\w.-]+)?$/;
  return Object.entries(declared(manifest))
    .filter(([, version]) => !exact.test(version) && !version.startsWith('file:./'))
    .map(([name, version]) => `${name} ${version}: write the exact version`);
}

/** npm ci ends with EUSAGE when the lockfile lacks anything, even a package for another system. */
export function lockTrouble(manifest: Manifest, lock: Lockfile): readonly string[] {
  const root = lock.packages[''];
  const trouble: string[] = [];
  for (const kind of ['dependencies', 'devDependencies'] as const)
    for (const [name, version] of Object.entries(manifest[kind] ?? {}))
      if (root?.[kind]?.[name] !== version) trouble.push(`${name} is ${version} in package.json only: run npm install`);
  for (const [path, locked] of Object.entries(lock.packages)) {
    for (const name of Object.keys({ ...locked.dependencies, ...locked.optionalDependencies }))
      if (!isLocked(path, name, lock))
        trouble.push(`${path || 'the package'} needs ${name}, which is not in the lockfile`);
    if (!path.startsWith('node_modules/') || locked.link) continue;
    // Without an address npm takes the configured registry, as it should.
    if (locked.resolved && !locked.resolved.startsWith('https://registry.npmjs.org/'))
      trouble.push(`${path} comes from ${locked.resolved}`);
    if (!locked.integrity?.startsWith('sha512-')) trouble.push(`${path} has no sha512 in the lockfile`);
  }
  return trouble;
}

/** npm 12 runs only the install scripts that are allowed, and leaves out the others with a warning and exit code 0. */
export function scriptTrouble({ allowScripts = {} }: Manifest, { packages }: Lockfile): readonly string[] {
  const names = Object.entries(packages)
    .filter(([, locked]) => locked.hasInstallScript)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
  return [
    ...names.filter((name) => !(name in allowScripts)).map((name) => `${name}: say true or false in allowScripts`),
    ...Object.keys(allowScripts)
      .filter((name) => !names.includes(name))
      .map((name) => `${name}: in allowScripts, but it has no install script`),
  ];
}

/** As Node looks for it: beside whoever asks, then one folder up, and so on. */
function isLocked(path: string, name: string, { packages }: Lockfile): boolean {
  for (let at = path; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    if (`${at ? `${at}/` : ''}node_modules/${name}` in packages) return true;
    if (at === '') return false;
  }
}
