"""`python -m tests.bench`: measure, and print one table.

A process that a bench starts reads this page again: what the other benches need it does not load, and its memory is its own.
"""

if __name__ == "__main__":
    import typer

    from tests.bench.benches import bench

    typer.run(bench)
