"""The same search by faiss: IndexFlatIP over the shards, two threads at most, and how its answers agree with ours.

    python bench/scale/flat_index.py FOLDER SHARDS DEPTH THREADS

Prints JSON: seconds to add and to search, peak memory, and the share of queries whose top DEPTH is the same set up to
documents whose scores differ by less than 1e-5 from the last one's. Needs: faiss-cpu pyarrow numpy
"""

import json
import resource
import sys
import time

import faiss
import numpy as np
import pyarrow as pa

TIE = 1e-5


def table(path):
    with pa.memory_map(path) as source:
        return pa.ipc.open_file(source).read_all()


def vectors(embeddings):
    column = embeddings["embedding"].combine_chunks()
    return column.flatten().to_numpy().reshape(len(column), column.type.list_size)


def main(folder, shards, depth, threads):
    faiss.omp_set_num_threads(threads)
    queries = table(f"{folder}/queries.arrow")
    started = time.perf_counter()
    ids, index = [], None
    for shard in range(shards):
        documents = table(f"{folder}/documents-{shard}.arrow")
        rows = vectors(documents)
        index = index or faiss.IndexFlatIP(rows.shape[1])
        index.add(rows)
        ids += documents["id"].to_pylist()
    added = time.perf_counter()
    scores, found = index.search(vectors(queries), depth)
    searched = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

    run = table(f"{folder}/run.arrow").to_pydict()
    ours = {}
    for query, document, score in zip(run["queryId"], run["docId"], run["score"]):
        ours.setdefault(query, {})[document] = score
    equal = 0
    for i, query in enumerate(queries["id"].to_pylist()):
        theirs = {ids[document]: score for document, score in zip(found[i], scores[i])}
        both = {**theirs, **ours[query]}
        last = min(scores[i].min(), min(ours[query].values()))
        equal += all(both[one] - last < TIE for one in theirs.keys() ^ ours[query].keys())
    print(json.dumps({
        "version": faiss.__version__,
        "addSeconds": added - started,
        "searchSeconds": searched - added,
        "maxRssBytes": peak,
        "equalQueries": equal / len(queries),
        "largestScoreDifference": float(max(
            abs(ours[query].get(ids[document], score) - score)
            for i, query in enumerate(queries["id"].to_pylist())
            for document, score in zip(found[i], scores[i])
        )),
    }))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
