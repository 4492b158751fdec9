/** For the tests that start processes of ours. */
export function bundleAside(file: string): Promise<string>;
