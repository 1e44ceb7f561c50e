// The plan review as one file, dist/plan-review.mjs, for whoever has a plan and nothing else of this project.
import { runPlanReview } from './plan-review-cli';

await runPlanReview({ command: 'node plan-review.mjs' });
