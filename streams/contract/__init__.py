"""What others may rely on: the files of `schemas/contract`, made from the models, and what they promise.

The promise is BACKWARD_TRANSITIVE, as registries of schemas call it: the schema of today accepts every fact that any released schema
accepted, since topics are kept forever, and who starts to read today reads all of it. It is not given the other way round: the schemas
are closed, so that a misspelt field is found, and a schema of before turns down a fact that has a newer field. Who reads by a schema
takes the newest before SaidBefore is updated (it is committed, as a release, before anything is written by it), or passes over fields
that it does not know.
"""
