// Prints what a run of the suite came to, one line a set: scenarios that are good of all, checks by their outcome, and under it
// every check that is not as it should be. Ends with 1 if there is one, or if a set holds nothing.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const results = process.argv[2];

function scenarios(set) {
  return readdirSync(join(results, set), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({
      name: entry.name.replace(/^server-/, '').replace(/-\d{4}-\d\d-\d\dT.*$/, ''),
      checks: JSON.parse(readFileSync(join(results, set, entry.name, 'checks.json'), 'utf8')),
    }));
}

// The suite runs some scenarios with a scored set that it does not score, and names them at its end.
function unscored(set) {
  const log = readFileSync(join(results, set, 'log'), 'utf8');
  return new Set([...log.matchAll(/^ +[✓✗] (\S+) \(.+\)$/gm)].map((match) => match[1]));
}

const sets = new Map();
for (const set of readdirSync(results).sort()) {
  const aside = unscored(set);
  sets.set(set, scenarios(set).filter(({ name }) => !aside.has(name)));
  const tasks = scenarios(set).filter(({ name }) => name.startsWith('tasks-'));
  if (tasks.length > 0) sets.set(set.replace('scored', 'tasks'), tasks);
}

const outcome = (checks, status) => checks.filter((check) => check.status === status);
const bad = (checks) => [...outcome(checks, 'FAILURE'), ...outcome(checks, 'WARNING')];
const line = (...cells) => console.log(cells.map((cell, i) => String(cell).padEnd(i ? 11 : 20)).join('').trimEnd());

let failed = false;
line('', 'scenarios', 'passed', 'failed', 'warnings');
for (const [set, ran] of sets) {
  const checks = ran.flatMap((scenario) => scenario.checks);
  const good = ran.filter((scenario) => bad(scenario.checks).length === 0).length;
  failed ||= ran.length === 0 || good < ran.length;
  line(set, `${good}/${ran.length}`, ...['SUCCESS', 'FAILURE', 'WARNING'].map((status) => outcome(checks, status).length));
}
for (const [set, ran] of sets) {
  for (const { name, checks } of ran) {
    for (const check of bad(checks)) {
      console.log(`${set}: ${name}: ${check.id}: ${check.status}: ${check.errorMessage ?? check.description}`);
    }
  }
}
process.exit(failed ? 1 : 0);
