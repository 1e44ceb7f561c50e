import { runNow } from '../programs/child';
import { CommandError } from './command';

/** The commit that is checked out. @throws CommandError where git does not say it */
export function commit(): string {
  return git('rev-parse', 'HEAD') || missing('--version');
}

/** The branch that is checked out or built: GitHub Actions checks out a commit, not a branch. */
export function branch(): string {
  const { GITHUB_HEAD_REF, GITHUB_REF_NAME } = process.env;
  return GITHUB_HEAD_REF || GITHUB_REF_NAME || git('branch', '--show-current') || missing('--branch');
}

/** What the remote calls its main branch; undefined where git does not know. */
export function mainBranch(): string | undefined {
  return git('symbolic-ref', '--short', 'refs/remotes/origin/HEAD')?.replace(/^origin\//, '') || undefined;
}

/** The run of GitHub Actions, where this is one. */
export function githubRun(): string | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = process.env;
  return GITHUB_RUN_ID && `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
}

function git(...args: string[]): string | undefined {
  const { code, stdout } = runNow('git', args);
  return code === 0 ? stdout.trim() : undefined;
}

function missing(flag: string): never {
  throw new CommandError(`git does not say it here, so ${flag} has to.`, 2);
}
