// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0
// End to end: pool and miner against a real Bitcoin full node in regtest, chain on disk.
//   node bitcoin_node_test.mjs PATH_TO_OTEDAMA
// The node must take at least five of our blocks into its best chain before segwit is active, and
// five with transactions in them afterwards, through getblocktemplate and submitblock.

import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {BitcoinNode, apiKey, freePort, makeKey} from './bcoin/node.mjs';

const blocksPerStage = 5;
const heightWithSegwit = 440;  // three 144-block BIP9 periods, and some
const halvingInterval = 150;  // of regtest
const fee = 1000;

const otedama = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'otedama-node-test-'));
const key = makeKey();

/** Runs pool and miner until `isDone`; fails if they end by themselves or not on Ctrl-C. */
async function mineUntil(node, isDone) {
  const program = spawn(otedama, [
    'pool', '--chain', 'regtest', '--listen', `127.0.0.1:${await freePort()}`, '--mine',
    '--threads', '1', '--node-url', node.url, '--node-user', 'x',
    '--payout-address', key.coreAddress, '--data-dir', join(folder, 'pool'),
  ], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {...process.env, OTEDAMA_NODE_PASSWORD: apiKey},
  });
  let exitCode;
  const ended = new Promise((resolve) => program.once('exit', (code) => {
    exitCode = code;
    resolve();
  }));
  const deadline = Date.now() + 60_000;
  while (!(await isDone())) {
    assert.equal(exitCode, undefined, `otedama ended by itself with exit code ${exitCode}`);
    assert.ok(Date.now() < deadline, 'no blocks within 60 s');
    await sleep(20);
  }
  const stopping = Date.now();
  program.kill('SIGINT');
  await ended;
  assert.ok(Date.now() - stopping < 2000, `Ctrl-C took ${Date.now() - stopping} ms`);
}

/** Checks that the block at `height` is ours and pays our key everything it may. */
async function checkOurBlock(node, height) {
  const {block} = await node.block(height);
  const coinbase = block.txs[0];
  assert.ok(coinbase.inputs[0].script.toRaw().includes('/Otedama/'), `block ${height} is not ours`);
  const subsidy = Math.floor(50e8 / 2 ** Math.floor(height / halvingInterval));
  const fees = (block.txs.length - 1) * fee;
  assert.equal(coinbase.outputs[0].value, subsidy + fees, `reward of block ${height}`);
  assert.equal(coinbase.outputs[0].getAddress().toString('regtest'), key.nodeAddress);
  return block.txs.length - 1;
}

async function mineBeforeSegwit(node) {
  await mineUntil(node, async () => (await node.rpc('getblockcount')) >= blocksPerStage);
  const tip = await node.rpc('getblockcount');
  for (let height = 1; height <= tip; ++height)
    await checkOurBlock(node, height);
  return tip;
}

/**
 * Spends the coinbases that our own first blocks paid, each once the one before is in a block, so
 * that as many blocks carry a transaction.
 */
async function mineWithTransactions(node) {
  const start = await node.rpc('getblockcount');
  let seen = start;
  let spent = 0;
  let pending;
  await mineUntil(node, async () => {
    // Not the mempool: the node answers sendrawtransaction before the transaction is in it.
    for (const tip = await node.rpc('getblockcount'); seen < tip;) {
      const {block} = await node.block(++seen);
      if (block.txs.some((tx) => tx.txid() === pending)) pending = undefined;
    }
    if (pending !== undefined) return false;
    if (spent === blocksPerStage) return true;
    pending = await node.spendCoinbase(++spent, key, fee);
    return false;
  });
  const tip = await node.rpc('getblockcount');
  let blocksWithTransactions = 0;
  for (let height = start + 1; height <= tip; ++height)
    if ((await checkOurBlock(node, height)) > 0) ++blocksWithTransactions;
  assert.equal(blocksWithTransactions, blocksPerStage);
  return tip - start;
}

const node = new BitcoinNode(join(folder, 'node'), await freePort());
try {
  await node.start();
  const early = await mineBeforeSegwit(node);
  console.log(`${early} blocks of ours before segwit`);

  const missing = heightWithSegwit - (await node.rpc('getblockcount'));
  await node.rpc('generatetoaddress', [missing, key.nodeAddress]);
  const late = await mineWithTransactions(node);
  console.log(`${late} blocks of ours after segwit, ${blocksPerStage} with transactions`);

  const tip = await node.rpc('getbestblockhash');
  await node.stop();
  await node.start();
  assert.equal(await node.rpc('getbestblockhash'), tip, 'the chain is on disk');
  console.log('passed');
} finally {
  await node.stop();
  rmSync(folder, {recursive: true, force: true});
}
