/** The command `huying`: reads the environment and hands the words to a command. */

import { existsSync } from 'node:fs';
import { program } from './cli/program.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
await program(process.argv);
