"""Opens a table of embeddings as other programs do, and shows that each finds the documents that the run has.

    npx repro run scaling.ts
    python bench/export/open.py EMBEDDINGS_OF_QUERIES EMBEDDINGS_OF_DOCUMENTS RUN

The tables are Arrow files, as artifacts/latest names them. Of 200 queries each program gives the ten best documents,
the query's own left out; an answer agrees if it has the same documents as the run, up to those whose scores differ by
less than 1e-5 from the tenth's. A program that is not installed is passed over. Exits with 1 if an answer differs.

Needs: pyarrow numpy; and of duckdb faiss-cpu lancedb, those to be shown
"""

import importlib
import sys
import tempfile

import numpy as np
import pyarrow as pa

QUERIES, DEPTH, TIE = 200, 10, 1e-5


def table(path):
    with pa.memory_map(path) as source:
        return pa.ipc.open_file(source).read_all()


def vectors(embeddings):
    column = embeddings["embedding"].combine_chunks()
    return column.flatten().to_numpy().reshape(len(column), column.type.list_size)


def with_pyarrow(queries, documents):
    ids = documents["id"].to_pylist()
    scores = vectors(queries) @ vectors(documents).T
    return [[(ids[i], row[i]) for i in np.argsort(-row)[: DEPTH + 1]] for row in scores]


def with_faiss(queries, documents):
    faiss = importlib.import_module("faiss")
    ids = documents["id"].to_pylist()
    index = faiss.IndexFlatIP(documents["embedding"].type.list_size)
    index.add(vectors(documents))
    scores, found = index.search(np.ascontiguousarray(vectors(queries)), DEPTH + 1)
    return [[(ids[i], score) for i, score in zip(*row)] for row in zip(found, scores)]


def with_duckdb(queries, documents):
    duckdb = importlib.import_module("duckdb")
    size = documents["embedding"].type.list_size
    connection = duckdb.connect()
    connection.register("documents", documents)
    query = f"""
        SELECT id, array_inner_product(embedding, ?::FLOAT[{size}]) AS score
        FROM documents ORDER BY score DESC, id DESC LIMIT {DEPTH + 1}
    """
    return [connection.execute(query, [vector.tolist()]).fetchall() for vector in vectors(queries)]


def with_lancedb(queries, documents):
    lancedb = importlib.import_module("lancedb")
    with tempfile.TemporaryDirectory() as folder:
        index = lancedb.connect(folder).create_table("documents", documents)
        searches = (index.search(vector, vector_column_name="embedding") for vector in vectors(queries))
        found = [search.distance_type("dot").limit(DEPTH + 1).to_list() for search in searches]
    # Its distance is 1 - the inner product.
    return [[(row["id"], 1 - row["_distance"]) for row in rows] for rows in found]


def agrees(theirs, ours):
    last = min(min(theirs.values()), min(ours.values()))
    return all({**theirs, **ours}[one] - last < TIE for one in theirs.keys() ^ ours.keys())


def main(queries_path, documents_path, run_path):
    queries, documents = table(queries_path).slice(0, QUERIES), table(documents_path)
    run = {}
    for query, document, rank, score in zip(*table(run_path).to_pydict().values()):
        if rank <= DEPTH:
            run.setdefault(query, {})[document] = score
    differing = 0
    for name, search in [
        ("pyarrow", with_pyarrow),
        ("duckdb", with_duckdb),
        ("faiss", with_faiss),
        ("lancedb", with_lancedb),
    ]:
        try:
            answers = search(queries, documents)
        except ModuleNotFoundError:
            print(f"{name:8} not installed")
            continue
        same = sum(
            agrees(dict([hit for hit in hits if hit[0] != query][:DEPTH]), run[query])
            for query, hits in zip(queries["id"].to_pylist(), answers)
        )
        differing += len(answers) - same
        version = importlib.import_module(name).__version__
        print(f"{name:8} {version:8} {len(documents)} documents: {same} of {len(answers)} queries agree")
    return 1 if differing > 0 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
