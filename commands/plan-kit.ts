import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { program, runCommand } from './command';
import { newFolder, packFolder } from './packed';
import { bundlePlanReview } from './plan-review-bundle';

const entry = 'plan-review.mjs';

const command = program('npm run plan:kit --')
  .description(
    'Makes the package with which another repository reviews its plans without this project: the plan review as one ' +
      'file, and the GitHub action that runs it. Writes dist/voicelink-plan-review-<version>.tgz.',
  )
  .addHelpText('after', '\nExit code: 0 if it was written, 1 if not.');

await runCommand(async () => {
  command.parse();
  const folder = newFolder('plan-review');
  writeFileSync(join(folder, entry), await bundlePlanReview());
  await packFolder(folder, {
    name: 'voicelink-plan-review',
    description: 'Says what a Terraform plan would do to customers who linked their account with Alexa.',
    bin: { 'plan-review': entry },
    pages: { 'README.md': join('docs', 'plan-review.md') },
    files: { 'action.yml': join('.github', 'actions', 'plan-review', 'action.yml') },
  });
});
